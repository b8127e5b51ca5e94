import { queue as contract } from '@/lib/contract/queue'
import { bind } from '@/lib/http/bind'
import { bindEvents } from '@/lib/http/bind-events'
import { getQueue, replaceQueue, takeOverQueue } from '@/lib/services/queue/queue'
import {
  clearQueue,
  moveQueuedSong,
  queueSongs,
  removeQueuedSong,
} from '@/lib/services/queue/queued-songs'
import { savePlayPosition } from '@/lib/services/queue/save-position'
import { watchQueue } from '@/lib/services/queue/watch-queue'

export const queue = [
  bind(contract.find, getQueue),
  bindEvents(contract.events, 'queue', watchQueue),
  bind(contract.replace, replaceQueue),
  bind(contract.add, queueSongs),
  bind(contract.clear, clearQueue),
  bind(contract.move, moveQueuedSong),
  bind(contract.remove, removeQueuedSong),
  bind(contract.takeOver, takeOverQueue),
  bind(contract.savePosition, savePlayPosition),
] as const
