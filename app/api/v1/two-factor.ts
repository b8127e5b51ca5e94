import { twoFactor as contract } from '@/lib/contract/two-factor'
import { bind } from '@/lib/http/bind'
import {
  beginTotp,
  confirmTotp,
  findTwoFactor,
  removeTotp,
  replaceRecoveryCodes,
} from '@/lib/services/accounts/two-factor/two-factor'

export const twoFactor = [
  bind(contract.find, findTwoFactor),
  bind(contract.begin, beginTotp),
  bind(contract.confirm, confirmTotp),
  bind(contract.remove, removeTotp),
  bind(contract.replaceCodes, replaceRecoveryCodes),
] as const
