import account from '@/messages/en/account.json'
import errors from '@/messages/en/errors.json'
import landing from '@/messages/en/landing.json'
import password from '@/messages/en/password.json'
import problems from '@/messages/en/problems.json'
import shell from '@/messages/en/shell.json'
import site from '@/messages/en/site.json'
import theme from '@/messages/en/theme.json'
import ui from '@/messages/en/ui.json'

/** The English catalogue: one namespace per file in `messages/en`. Its keys type every lookup. */
export const english = { account, errors, landing, password, problems, shell, site, theme, ui }

export type Messages = typeof english
export type Namespace = keyof Messages
