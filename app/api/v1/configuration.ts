import { configuration as contract } from '@/lib/contract/configuration'
import { bind } from '@/lib/http/bind'
import { listConfiguration } from '@/lib/services/operations/configuration'
import { testConfiguration } from '@/lib/services/operations/test-configuration'

export const configuration = [
  bind(contract.list, listConfiguration),
  bind(contract.test, testConfiguration),
] as const
