import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icons'
import { Menu, MenuPanel, MenuRadioGroup, MenuRadioRow, MenuTrigger } from '@/components/ui/menu'
import { SYNC_MODES, type SyncMode } from '@/lib/contract/sync-mode'

export const SYNC_LINK =
  'link inline-flex min-h-6 items-center gap-1 text-ink-1 disabled:opacity-40'

type SyncModeMenuProps = { mode: SyncMode; onChoose: (mode: SyncMode) => void }

/** The way in which a sync changes the playlist. */
export function SyncModeMenu({ mode, onChoose }: SyncModeMenuProps) {
  const t = useTranslations('sync.modes')
  return (
    <Menu modal={false}>
      <MenuTrigger className={SYNC_LINK}>
        {t(mode)}
        <Icon of={ChevronDown} size={14} />
      </MenuTrigger>
      <MenuPanel align="start">
        <MenuRadioGroup
          value={mode}
          onValueChange={(value) => onChoose(SYNC_MODES.find((option) => option === value) ?? mode)}
        >
          {SYNC_MODES.map((option) => (
            <MenuRadioRow key={option} value={option}>
              {t(option)}
            </MenuRadioRow>
          ))}
        </MenuRadioGroup>
      </MenuPanel>
    </Menu>
  )
}
