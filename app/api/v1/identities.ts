import { identities as contract } from '@/lib/contract/identities'
import { bind } from '@/lib/http/bind'
import {
  checkIdentityLink,
  listIdentities,
  removeIdentity,
} from '@/lib/services/accounts/identities'

export const identities = [
  bind(contract.list, listIdentities),
  bind(contract.check, checkIdentityLink),
  bind(contract.remove, removeIdentity),
] as const
