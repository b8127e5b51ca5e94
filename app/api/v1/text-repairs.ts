import { textRepairs as contract } from '@/lib/contract/text-repairs'
import { bind } from '@/lib/http/bind'
import { repairTexts, restoreTexts } from '@/lib/services/uploads/repair-text'

export const textRepairs = [
  bind(contract.repair, repairTexts),
  bind(contract.undo, restoreTexts),
] as const
