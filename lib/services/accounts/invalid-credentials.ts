import { AppError } from '@/lib/errors'

/** Returns the error for an unknown e-mail address or a wrong password, the same for both. */
export const invalidCredentials = () =>
  new AppError('invalid_credentials', 'The e-mail address or the password is wrong.')
