import { MODES, ModeGlyph } from '@/components/player/ui/modes'
import { MODE_IDS } from '@/lib/lab/lab-choice'
import type { Mode } from '@/lib/shuffle'
import { Dropdown } from './dropdown'

type ModeDropdownProps = { mode: Mode; onChoose: (mode: Mode) => void }

/** The mode Riffle shuffles in. */
export function ModeDropdown({ mode, onChoose }: ModeDropdownProps) {
  return (
    <Dropdown
      label="Riffle's mode"
      value={mode}
      onChoose={(value) => onChoose(value as Mode)}
      before={<ModeGlyph mode={mode} />}
      className="min-h-control-large pl-12"
    >
      {MODE_IDS.map((id) => (
        <option key={id} value={id}>
          {MODES[id].name}
        </option>
      ))}
    </Dropdown>
  )
}
