import { activity as contract } from '@/lib/contract/activity'
import { bind } from '@/lib/http/bind'
import { listActivity } from '@/lib/services/accounts/activity'

export const activity = [bind(contract.list, listActivity)] as const
