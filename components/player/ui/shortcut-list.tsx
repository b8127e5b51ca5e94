'use client'

import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'

const KEYS: [words: string, keys: string[]][] = [
  ['Play or pause', ['Space']],
  ['Next track', ['J', '→']],
  ['Previous track', ['K', '←']],
  ['Like what plays', ['L']],
  ['Shuffle this list', ['S']],
  ['Search', ['/']],
  ['Walk through the tracks', ['↑', '↓']],
  ['Play the track', ['Enter']],
  ['Select the track', ['X']],
  ['Move the track', ['Alt', '↑↓']],
  ['Remove what is selected', ['Delete']],
  ['This list', ['?']],
]

type ShortcutListProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }

/** The keys, for whoever presses the question mark. */
export function ShortcutList({ isOpen, onOpenChange }: ShortcutListProps) {
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title="Keys">
      <dl className="grid gap-2.5">
        {KEYS.map(([words, keys]) => (
          <div key={words} className="flex items-center justify-between gap-6">
            <dt>{words}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
