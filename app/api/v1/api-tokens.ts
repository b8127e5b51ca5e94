import { apiTokens as contract } from '@/lib/contract/api-tokens'
import { bind } from '@/lib/http/bind'
import { createApiToken, listApiTokens, removeApiToken } from '@/lib/services/accounts/api-tokens'

export const apiTokens = [
  bind(contract.list, listApiTokens),
  bind(contract.create, createApiToken),
  bind(contract.remove, removeApiToken),
] as const
