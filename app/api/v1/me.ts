import { me as contract } from '@/lib/contract/auth'
import { bind } from '@/lib/http/bind'
import { bindDownload } from '@/lib/http/bind-download'
import { exportAccount } from '@/lib/services/accounts/account-export'
import { changePassword, findMe, removeMe, updateMe } from '@/lib/services/accounts/me'

export const me = [
  [contract.find, bind(contract.find, findMe)],
  [contract.update, bind(contract.update, updateMe)],
  [contract.remove, bind(contract.remove, removeMe)],
  [contract.export, bindDownload(contract.export, exportAccount)],
  [contract.changePassword, bind(contract.changePassword, changePassword)],
] as const
