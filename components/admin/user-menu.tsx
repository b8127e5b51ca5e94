'use client'

import { Ellipsis, KeyRound, LogOut, ShieldOff, Trash2, UserCheck, UserX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { Menu, MenuPanel, MenuRow, MenuTrigger } from '@/components/ui/menu'
import {
  useCreateResetLink,
  useEndUserSessions,
  useRemoveTwoFactor,
  useUpdateUser,
} from '@/lib/client/admin-users'
import type { AdminUser, Link } from '@/lib/contract/admin-users'

type UserMenuProps = {
  user: AdminUser
  /** Whether it is the account of the administrator who looks. */
  isSelf: boolean
  onLink: (link: Link) => void
  onDelete: () => void
}

/** The actions of an administrator on an account. */
export function UserMenu({ user, isSelf, onLink, onDelete }: UserMenuProps) {
  const t = useTranslations('admin.users')
  const showProblem = useProblemText()
  const update = useUpdateUser()
  const endSessions = useEndUserSessions()
  const removeTwoFactor = useRemoveTwoFactor()
  const createLink = useCreateResetLink()
  const { id: userId, displayName: name, isDisabled } = user
  const isProtected = isSelf || user.isOwner
  const onError = (error: Error) => toast.error(showProblem(error))

  const setDisabled = (value: boolean) =>
    update.mutate(
      { userId, isDisabled: value },
      { onError, onSuccess: () => toast(t(value ? 'disabledDone' : 'enabledDone', { name })) },
    )

  return (
    <Menu modal={false}>
      <MenuTrigger asChild>
        <IconButton label={t('actions', { name })} className="pointer-coarse:size-11">
          <Icon of={Ellipsis} />
        </IconButton>
      </MenuTrigger>
      <MenuPanel align="end">
        <MenuRow
          icon={KeyRound}
          isDisabled={isDisabled}
          onSelect={() => createLink.mutate(userId, { onError, onSuccess: onLink })}
        >
          {t('resetLink')}
        </MenuRow>
        <MenuRow
          icon={LogOut}
          onSelect={() =>
            endSessions.mutate(userId, { onError, onSuccess: () => toast(t('ended', { name })) })
          }
        >
          {t('endSessions')}
        </MenuRow>
        {user.hasTwoFactor && (
          <MenuRow
            icon={ShieldOff}
            onSelect={() =>
              removeTwoFactor.mutate(userId, {
                onError,
                onSuccess: () => toast(t('twoFactorRemoved', { name })),
              })
            }
          >
            {t('removeTwoFactor')}
          </MenuRow>
        )}
        <MenuRow
          icon={isDisabled ? UserCheck : UserX}
          isDisabled={isProtected && !isDisabled}
          onSelect={() => setDisabled(!isDisabled)}
        >
          {isDisabled ? t('enable') : t('disable')}
        </MenuRow>
        <MenuRow icon={Trash2} isDanger isDisabled={isProtected} onSelect={onDelete}>
          {t('delete')}
        </MenuRow>
      </MenuPanel>
    </Menu>
  )
}
