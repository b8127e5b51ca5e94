import { me as contract } from '@/lib/contract/me'
import { bind } from '@/lib/http/bind'
import { bindDownload } from '@/lib/http/bind-download'
import { exportAccount } from '@/lib/services/accounts/account-export'
import { changePassword } from '@/lib/services/accounts/change-password'
import { changeEmail, requestEmailVerification } from '@/lib/services/accounts/email-address'
import { findMe, removeMe, updateMe } from '@/lib/services/accounts/me'
import { addDemo } from '@/lib/services/demo/demo'

export const me = [
  bind(contract.find, findMe),
  bind(contract.update, updateMe),
  bind(contract.remove, removeMe),
  bind(contract.addDemo, addDemo),
  bindDownload(contract.export, exportAccount),
  bind(contract.changePassword, changePassword),
  bind(contract.changeEmail, changeEmail),
  bind(contract.verifyEmail, requestEmailVerification),
] as const
