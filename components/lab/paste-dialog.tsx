'use client'

import { clsx } from 'clsx'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { count, number } from '@/components/ui/words'
import type { LabList } from '@/lib/lab/lab-track'
import { MOST_PASTED, type PastedList, readPasted } from '@/lib/lab/pasted-list'

const FEWEST = 2
const NAMED_LINES = 3

type PasteDialogProps = {
  /** What was pasted before. */
  text: string
  onText: (text: string) => void
  onRead: (list: LabList) => void
  onClose: () => void
}

/** A list from anywhere: one song a line. What one typed is kept. */
export function PasteDialog({ text, onText, onRead, onClose }: PasteDialogProps) {
  const id = useId()
  const [error, setError] = useState<string>()

  async function submit(event: FormEvent) {
    event.preventDefault()
    const read = await readPasted(text)
    if (read.tracks.length < FEWEST) return setError(wordsForTooFew(text, read))
    onRead({ tracks: read.tracks, note: noteOn(read) })
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Paste a list"
      description="One song a line: Artist - Title. It is read here and sent nowhere."
    >
      <form onSubmit={submit} className="grid gap-4">
        <div className="grid gap-1">
          <label htmlFor={id} className="sr-only">
            Songs
          </label>
          <textarea
            id={id}
            value={text}
            onChange={(event) => onText(event.target.value)}
            rows={9}
            spellCheck={false}
            placeholder={'Slow Meridian - Almost Rain\nTin Almanac - Before Monday'}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            className={clsx(
              'w-full resize-y rounded-control bg-well px-3 py-2.5 inset-ring placeholder:text-ink-3 phone:text-16',
              error ? 'inset-ring-danger' : 'inset-ring-line-strong',
            )}
          />
          {error && (
            <p id={`${id}-error`} role="alert" className="text-12 text-danger">
              {error}
            </p>
          )}
        </div>
        <DialogButtons>
          <Button isLarge onClick={onClose}>
            Cancel
          </Button>
          <Button isLarge type="submit" look="primary">
            Shuffle it
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}

function wordsForTooFew(text: string, { tracks, skipped }: PastedList): string {
  if (text.trim() === '') return 'Nothing is pasted yet. Two songs or more, one a line.'
  if (tracks.length === 1) return 'One song is no list. Add another line.'
  const first = skipped[0]
  return first
    ? `No song was read. Line ${first.line}: ${first.reason}.`
    : 'No song was read. Write one a line: Artist - Title.'
}

function noteOn({ skipped, isCut }: PastedList): string | undefined {
  if (isCut) return `The first ${number(MOST_PASTED)} songs of what was pasted.`
  if (skipped.length === 0) return undefined
  const lines = skipped.slice(0, NAMED_LINES).map(({ line, reason }) => `${line} (${reason})`)
  const more = skipped.length > NAMED_LINES ? ' and more' : ''
  return `${count(skipped.length, 'line')} left out: ${lines.join(', ')}${more}`
}
