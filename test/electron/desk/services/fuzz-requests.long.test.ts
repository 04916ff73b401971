import { fuzzRequests } from '../../../helpers/requests/fuzz-requests'

fuzzRequests(25)
