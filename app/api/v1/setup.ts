import { setup as contract } from '@/lib/contract/setup'
import { bind } from '@/lib/http/bind'
import { completeSetup, findSetup } from '@/lib/services/accounts/setup'

export const setup = [
  bind(contract.find, findSetup),
  bind(contract.complete, completeSetup),
] as const
