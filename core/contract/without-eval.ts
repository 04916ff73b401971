import { z } from 'zod'

// The schemas parse without compiling code at run time, which the window's content security policy forbids: even zod's question
// whether it may, asked when the first schema is made, would be a violation. So this module comes before any that makes one.
z.config({ jitless: true })
