import { useEffect } from 'react'

const TEXT_FIELDS = 'input, textarea, [contenteditable="true"]'
/** The types of data that a browser opens in place of the page. */
const OPENED_TYPES = ['Files', 'text/uri-list']

/** Prevents that a file or link that no part of the page takes replaces the page, which stops its sound. */
export function useKeptPage(): void {
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    // Bubbling, after everything that takes a drop.
    const onDrag = (event: DragEvent) => {
      const { dataTransfer, target } = event
      if (event.defaultPrevented || !dataTransfer) return
      if (!OPENED_TYPES.some((type) => dataTransfer.types.includes(type))) return
      if (target instanceof Element && target.closest(TEXT_FIELDS)) return
      event.preventDefault()
      if (event.type === 'dragover') dataTransfer.dropEffect = 'none'
    }
    window.addEventListener('dragover', onDrag, { signal })
    window.addEventListener('drop', onDrag, { signal })
    return () => controller.abort()
  }, [])
}
