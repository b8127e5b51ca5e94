import { invitations as contract } from '@/lib/contract/invitations'
import { bind } from '@/lib/http/bind'
import {
  createInvitation,
  listInvitations,
  revokeInvitation,
} from '@/lib/services/accounts/invitations'

export const invitations = [
  bind(contract.list, listInvitations),
  bind(contract.create, createInvitation),
  bind(contract.remove, revokeInvitation),
] as const
