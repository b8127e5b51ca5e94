'use client'

import { clsx } from 'clsx'
import { Check, type LucideIcon } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { useCollisionPadding } from './free-area'
import { Icon } from './icons'
import { Kbd } from './kbd'

export const Menu = DropdownMenu.Root
export const MenuTrigger = DropdownMenu.Trigger
export const MenuRadioGroup = DropdownMenu.RadioGroup
export const SubMenu = DropdownMenu.Sub

const PANEL =
  'z-40 min-w-58 rounded-panel bg-raised p-1 shadow-2 data-[state=open]:animate-[rise_var(--normal)_ease-out] max-h-(--radix-dropdown-menu-content-available-height) overflow-auto scroll-thin'
const ROW =
  'flex min-h-control w-full items-center gap-2.5 rounded-item px-2 outline-none select-none data-highlighted:bg-fill-2 data-disabled:opacity-40 cursor-pointer'

export function MenuPanel({ className, ...rest }: ComponentProps<typeof DropdownMenu.Content>) {
  const collisionPadding = useCollisionPadding()
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        sideOffset={6}
        collisionPadding={collisionPadding}
        className={clsx(PANEL, className)}
        {...rest}
      />
    </DropdownMenu.Portal>
  )
}

type MenuRowProps = {
  icon?: LucideIcon
  keys?: string
  isDanger?: boolean
  isDisabled?: boolean
  onSelect: () => void
  children: ReactNode
}

export function MenuRow({ icon, keys, isDanger, isDisabled, onSelect, children }: MenuRowProps) {
  return (
    <DropdownMenu.Item
      disabled={isDisabled}
      onSelect={onSelect}
      className={clsx(ROW, isDanger && 'text-danger')}
    >
      {icon && <Icon of={icon} className={isDanger ? 'text-danger' : 'text-ink-3'} />}
      <span className="flex-1">{children}</span>
      {keys && <Kbd>{keys}</Kbd>}
    </DropdownMenu.Item>
  )
}

type MenuLinkRowProps = { icon?: LucideIcon; href: string; children: ReactNode }

/** A row that downloads a file. */
export function MenuLinkRow({ icon, href, children }: MenuLinkRowProps) {
  return (
    <DropdownMenu.Item asChild>
      <a href={href} download className={ROW}>
        {icon && <Icon of={icon} className="text-ink-3" />}
        {children}
      </a>
    </DropdownMenu.Item>
  )
}

type MenuCheckRowProps = {
  isChecked: boolean
  onChange: (isChecked: boolean) => void
  children: ReactNode
}

/** A row that is on or off; the menu stays open. */
export function MenuCheckRow({ isChecked, onChange, children }: MenuCheckRowProps) {
  return (
    <DropdownMenu.CheckboxItem
      checked={isChecked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className={ROW}
    >
      <span className="flex-1">{children}</span>
      <span className="grid size-4 place-items-center rounded-mark inset-ring inset-ring-line-strong">
        <DropdownMenu.ItemIndicator>
          <Icon of={Check} size={14} />
        </DropdownMenu.ItemIndicator>
      </span>
    </DropdownMenu.CheckboxItem>
  )
}

/** The heading of the rows below it. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <DropdownMenu.Label className="px-2 pt-1.5 pb-1 text-12 text-ink-2">
      {children}
    </DropdownMenu.Label>
  )
}

export function MenuRadioRow({ value, children }: { value: string; children: ReactNode }) {
  return (
    <DropdownMenu.RadioItem
      value={value}
      className={clsx(
        ROW,
        'data-[state=checked]:font-strong text-ink-2 data-[state=checked]:text-ink-1',
      )}
    >
      {children}
    </DropdownMenu.RadioItem>
  )
}

export function SubMenuRow({ icon, children }: { icon?: LucideIcon; children: ReactNode }) {
  return (
    <DropdownMenu.SubTrigger className={clsx(ROW, 'data-[state=open]:bg-fill-2')}>
      {icon && <Icon of={icon} className="text-ink-3" />}
      <span className="flex-1">{children}</span>
    </DropdownMenu.SubTrigger>
  )
}

export function SubMenuPanel({ children }: { children: ReactNode }) {
  const collisionPadding = useCollisionPadding()
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.SubContent sideOffset={4} collisionPadding={collisionPadding} className={PANEL}>
        {children}
      </DropdownMenu.SubContent>
    </DropdownMenu.Portal>
  )
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="mx-2 my-1 h-px bg-line" />
}
