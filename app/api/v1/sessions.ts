import { sessions as contract } from '@/lib/contract/sessions'
import { bind } from '@/lib/http/bind'
import {
  endOtherSessions,
  endSession,
  endSessionsOf,
  listSessions,
} from '@/lib/services/accounts/sessions'

export const sessions = [
  bind(contract.list, listSessions),
  bind(contract.remove, endSession),
  bind(contract.removeOthers, endOtherSessions),
  bind(contract.removeOfUser, endSessionsOf),
] as const
