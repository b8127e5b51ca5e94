import { sessions as contract } from '@/lib/contract/sessions'
import { bind } from '@/lib/http/bind'
import { endOtherSessions, endSession, listSessions } from '@/lib/services/accounts/sessions'

export const sessions = [
  [contract.list, bind(contract.list, listSessions)],
  [contract.remove, bind(contract.remove, endSession)],
  [contract.removeOthers, bind(contract.removeOthers, endOtherSessions)],
] as const
