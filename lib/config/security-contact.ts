import { z } from 'zod'

const MAX_CONTACTS = 5
const CONTACT =
  /^(?:mailto:[^\s@<>]{1,64}@[^\s@<>]{1,255}|https:\/\/[^\s<>]{1,500}|tel:[+\d()-]{3,32})$/

/** The URIs for reports of vulnerabilities, the preferred one first. */
export const securityContacts = z
  .string()
  .max(4_096)
  .transform((value) => value.split(/[\s,]+/).filter(Boolean))
  .refine(
    (contacts) => contacts.length <= MAX_CONTACTS && contacts.every((value) => CONTACT.test(value)),
    `must be at most ${MAX_CONTACTS} URIs that start with mailto:, https:// or tel:, separated by commas`,
  )

/** The time after which the contacts must not be used. */
export const securityTxtExpiry = z
  .union(
    [z.iso.date(), z.iso.datetime({ offset: true })],
    'must be a date such as 2027-06-30, or a time such as 2027-06-30T12:00:00Z',
  )
  .transform((value) => new Date(value))
