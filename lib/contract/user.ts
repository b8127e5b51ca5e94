import { z } from 'zod'
import { id, instant } from './fields'
import { text } from './text-fields'

export const User = z
  .object({
    id,
    email: z
      .string()
      .max(254)
      .meta({ examples: ['ada@example.org'] }),
    isEmailVerified: z.boolean().describe('Whether a mail to the address was confirmed.'),
    displayName: z
      .string()
      .max(100)
      .meta({ examples: ['Ada'] }),
    isGuest: z.boolean().describe('A demo account, which is deleted after a day.'),
    createdAt: instant,
  })
  .meta({ id: 'User' })
export type User = z.output<typeof User>

export const displayName = text(1, 100).meta({ examples: ['Ada'] })
