'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'

const SHORTCUTS = [
  { action: 'playPause', keys: ['Space'] },
  { action: 'next', keys: ['J', '→'] },
  { action: 'previous', keys: ['K', '←'] },
  { action: 'like', keys: ['L'] },
  { action: 'shuffle', keys: ['S'] },
  { action: 'repeat', keys: ['R'] },
  { action: 'search', keys: ['/'] },
  { action: 'moveFocus', keys: ['↑', '↓'] },
  { action: 'playTrack', keys: ['Enter'] },
  { action: 'select', keys: ['X'] },
  { action: 'moveTrack', keys: ['Alt', '↑↓'] },
  { action: 'remove', keys: ['Delete'] },
  { action: 'undo', keys: ['Ctrl', 'Z'] },
  { action: 'help', keys: ['?'] },
] as const

type ShortcutListProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }

/** A dialog with all keyboard shortcuts. */
export function ShortcutList({ isOpen, onOpenChange }: ShortcutListProps) {
  const t = useTranslations('player.shortcuts')
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title={t('title')}>
      <dl className="grid gap-2.5">
        {SHORTCUTS.map(({ action, keys }) => (
          <div key={action} className="flex items-center justify-between gap-6">
            <dt>{t(action)}</dt>
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
