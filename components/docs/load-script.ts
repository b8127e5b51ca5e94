const loading = new Map<string, Promise<void>>()

/** Loads and runs a script once, however often this is called. Rejects if it cannot be loaded. */
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
      fail(new Error(`${source} could not be loaded.`))
    }
    document.head.append(script)
  })
}
