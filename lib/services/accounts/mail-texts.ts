import type { Mail } from '@/lib/integrations/mail/smtp'

type Text = Omit<Mail, 'to'>

const SIGNATURE = '\n\nRiffle\n'

/** The mail with the link that sets a new password. */
export const passwordResetMail = (url: string): Text => ({
  subject: 'Set a new password for Riffle',
  text: `Somebody asked for a new password for the Riffle account of this address. Open this link within an hour to set one:\n\n${url}\n\nIf that was not you, ignore this mail: the password stays as it is.${SIGNATURE}`,
})

/** The mail with the link that confirms an address. */
export const emailVerificationMail = (url: string): Text => ({
  subject: 'Confirm your address for Riffle',
  text: `This address was entered for an account at Riffle. Open this link within a day to confirm it:\n\n${url}\n\nIf that was not you, ignore this mail.${SIGNATURE}`,
})

/** The notice about a changed address, to the former one. It does not contain the new address. */
export const emailChangedMail = (appUrl: string): Text => ({
  subject: 'The address of your Riffle account was changed',
  text: `The account at ${appUrl} that had this address has another one now. If that was not you, contact the administrator of the server.${SIGNATURE}`,
})

/** The notice about a changed password. */
export const passwordChangedMail = (appUrl: string): Text => ({
  subject: 'The password of your Riffle account was changed',
  text: `The password of your account at ${appUrl} was changed, and other devices were signed out. If that was not you, set a new password at ${appUrl}/forgot-password.${SIGNATURE}`,
})
