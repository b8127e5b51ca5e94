import { config } from 'zod/v4/core'

// Zod probes whether it may compile schemas; the content security policy prevents and reports that.
config({ jitless: true })
