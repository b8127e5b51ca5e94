import { views as contract } from '@/lib/contract/views'
import { bind } from '@/lib/http/bind'
import { createView, findView, removeView } from '@/lib/services/shuffle/views'

export const views = [
  bind(contract.create, createView),
  bind(contract.find, findView),
  bind(contract.remove, removeView),
] as const
