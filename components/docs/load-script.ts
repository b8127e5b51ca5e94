const loading = new Map<string, Promise<void>>()

/** Runs a script of ours once, however often it is asked for. Rejects where it cannot be had. */
export function loadScript(source: string): Promise<void> {
  const known = loading.get(source) ?? insert(source)
  loading.set(source, known)
  return known
}

function insert(source: string): Promise<void> {
  return new Promise((done, fail) => {
    const script = document.createElement('script')
    script.src = source
    script.onload = () => done()
    script.onerror = () => {
      loading.delete(source)
      fail(new Error('The reader could not be loaded.'))
    }
    document.head.append(script)
  })
}
