import 'server-only'
import { env } from '@/lib/config/env'

/** Whether an address is one of ADMIN_EMAILS, whose account has the rights of an administrator. */
export const isAdminAddress = (email: string): boolean =>
  env().ADMIN_EMAILS.includes(email.toLowerCase())

/** Whether an account has the rights of an administrator. */
export const isAdministrator = ({ email, isOwner }: { email: string; isOwner: boolean }): boolean =>
  isOwner || isAdminAddress(email)
