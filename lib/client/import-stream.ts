import type { Import } from '@/lib/contract/import'
import { imports as contract } from '@/lib/contract/imports'
import { urlOf } from './api'

/** Over HTTP/1.1 a browser opens at most six connections to a server, for all its tabs. */
const MAX_STREAMS = 2
let openStreams = 0

type Listener = {
  onImport: (received: Import) => void
  onChange: (isStreaming: boolean) => void
}

/**
 * Opens the server-sent events of an import, unless two streams are open. Returns a function that
 * closes it.
 */
export function openImportStream(importId: string, { onImport, onChange }: Listener): () => void {
  if (openStreams >= MAX_STREAMS) return () => {}
  openStreams++
  let isClosed = false
  const source = new EventSource(urlOf(contract.events, { importId }))
  function close() {
    if (isClosed) return
    isClosed = true
    openStreams--
    source.close()
    onChange(false)
  }
  source.onopen = () => onChange(true)
  source.onerror = close
  source.addEventListener('import', ({ data }) => onImport(JSON.parse(data)))
  return close
}
