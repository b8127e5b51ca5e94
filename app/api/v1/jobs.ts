import { jobs as contract } from '@/lib/contract/jobs'
import { bind } from '@/lib/http/bind'
import { bindEvents } from '@/lib/http/bind-events'
import { findJob } from '@/lib/services/jobs/jobs'
import { watchJob } from '@/lib/services/jobs/watch'

export const jobs = [
  bind(contract.find, findJob),
  bindEvents(contract.events, 'job', watchJob),
] as const
