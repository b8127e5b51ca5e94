import { z } from 'zod'
import { id, instant, text } from './fields'

export const User = z
  .object({
    id,
    email: z
      .string()
      .max(254)
      .meta({ examples: ['ada@example.org'] }),
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
