'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef } from 'react'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { focusActiveRow } from './free-focus'

type Outcome = { ok: true } | { ok: false; problem: { code: string; detail: string } }

type Change = {
  /** Undefined for a change that is too small for a toast. */
  message?: string
  undo: () => Promise<Outcome>
  /** Shows the tracks as they were, once the change is undone. */
  revert: () => Promise<void>
}

type Undoable = Change & { toastId?: string | number }

const MAX_UNDOABLE = 50

/**
 * Returns a function that shows a change as a toast with "Undo". Ctrl+Z undoes the latest change that
 * was not undone yet, also after its toast has gone.
 */
export function useUndoToast() {
  const t = useTranslations('tracks.edits')
  const problemText = useProblemText()
  const changes = useRef<Undoable[]>([])

  /** Returns whether the change is undone. */
  async function run(change: Undoable): Promise<boolean> {
    changes.current = changes.current.filter((other) => other !== change)
    const result = await change.undo().catch(() => undefined)
    if (!result?.ok) {
      // A call that did not arrive can be repeated.
      if (!result) changes.current.push(change)
      toast(t('notRestored', { reason: problemText(result?.problem) }))
      return false
    }
    await change.revert()
    // The toast had the focus, and disappears.
    requestAnimationFrame(focusActiveRow)
    return true
  }

  async function runByKey(change: Undoable) {
    if (await run(change)) toast(t('undone'))
  }

  const undoLatest = useEffectEvent((event: KeyboardEvent) => {
    const latest = changes.current.at(-1)
    if (!latest || !isUndoKey(event)) return
    event.preventDefault()
    if (latest.toastId !== undefined) toast.dismiss(latest.toastId)
    void runByKey(latest)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => undoLatest(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])

  return (change: Change) => {
    const undoable: Undoable = { ...change }
    changes.current = [...changes.current.slice(1 - MAX_UNDOABLE), undoable]
    if (change.message === undefined) return
    const action = { label: t('undo'), onClick: () => void run(undoable) }
    undoable.toastId = toast(change.message, { action })
  }
}

const TEXT_FIELDS = 'input, textarea, select, [contenteditable="true"]'

const isUndoKey = ({ key, ctrlKey, metaKey, shiftKey, altKey, repeat, target }: KeyboardEvent) =>
  key.toLowerCase() === 'z' &&
  (ctrlKey || metaKey) &&
  !(shiftKey || altKey || repeat) &&
  !(target instanceof Element && target.closest(TEXT_FIELDS))
