import { apiTokens as contract } from '@/lib/contract/api-tokens'
import { bind } from '@/lib/http/bind'
import { createApiToken, listApiTokens, removeApiToken } from '@/lib/services/accounts/api-tokens'

export const apiTokens = [
  [contract.list, bind(contract.list, listApiTokens)],
  [contract.create, bind(contract.create, createApiToken)],
  [contract.remove, bind(contract.remove, removeApiToken)],
] as const
