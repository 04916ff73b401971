import { z } from 'zod'

// Parses without compiling code at run time, which the window's content security policy forbids. Even zod's test whether it may compile, made with the first
// schema, would violate it, so this module comes before any that makes one.
z.config({ jitless: true })
