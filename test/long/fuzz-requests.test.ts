import { fuzzRequests } from '../helpers/fuzz-requests'

fuzzRequests(2000)
