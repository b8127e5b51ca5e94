import { useTranslations } from 'next-intl'
import { ModeGlyph } from '@/components/player/ui/mode-glyph'
import { MODES, type Mode } from '@/lib/shuffle/modes'
import { Dropdown } from './dropdown'

type ModeDropdownProps = { mode: Mode; onChoose: (mode: Mode) => void }

/** The mode that Riffle shuffles in. */
export function ModeDropdown({ mode, onChoose }: ModeDropdownProps) {
  const t = useTranslations('lab')
  const modes = useTranslations('modes')
  return (
    <Dropdown
      label={t('mode')}
      value={mode}
      onChoose={(value) => onChoose(MODES.find((id) => id === value) ?? mode)}
      icon={<ModeGlyph mode={mode} />}
      className="min-h-control-large pl-12"
    >
      {MODES.map((id) => (
        <option key={id} value={id}>
          {modes(`${id}.name`)}
        </option>
      ))}
    </Dropdown>
  )
}
