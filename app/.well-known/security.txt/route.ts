import { env } from '@/lib/config/env'
import { createSecurityTxtResponse } from '@/lib/services/operations/security-txt'

/** The settings of the running server count, not those of the build. */
export const dynamic = 'force-dynamic'

export const GET = (): Response => createSecurityTxtResponse(env(), new Date())
