'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFormat } from '@/components/messages/use-format'
import type { AdminUser, Link } from '@/lib/contract/admin-users'
import { DeleteUser } from './delete-user'
import { LinkDialog } from './link-dialog'
import { UserMenu } from './user-menu'

const MEGABYTE = 1_000_000
const GIGABYTE = 1_000_000_000

type UserRowProps = { user: AdminUser; isSelf: boolean; nowMs: number }

/** An account with its facts and its menu. */
export function UserRow({ user, isSelf, nowMs }: UserRowProps) {
  const t = useTranslations('admin')
  const [link, setLink] = useState<Link>()
  const [isDeleting, setDeleting] = useState(false)
  const name = user.displayName
  return (
    <li className="flex items-center gap-4 py-2.5 hairline-t">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-strong wrap-anywhere">{name}</span>
          <Badges user={user} />
        </p>
        <p className="text-ink-2 wrap-anywhere">{user.email}</p>
        <Facts user={user} nowMs={nowMs} />
      </div>
      <UserMenu user={user} isSelf={isSelf} onLink={setLink} onDelete={() => setDeleting(true)} />
      {link && (
        <LinkDialog
          title={t('link.resetTitle', { name })}
          detail={t('link.resetDetail', { expiresAt: new Date(link.expiresAt) })}
          url={link.url}
          onClose={() => setLink(undefined)}
        />
      )}
      {isDeleting && <DeleteUser user={user} onClose={() => setDeleting(false)} />}
    </li>
  )
}

function Badges({ user }: { user: AdminUser }) {
  const t = useTranslations('admin.users')
  const role = user.isOwner ? t('owner') : t('admin')
  return (
    <>
      {user.isAdmin && <span className="text-12 text-accent-ink">{role}</span>}
      {user.isDisabled && <span className="text-12 text-danger">{t('disabled')}</span>}
      {!user.isEmailVerified && <span className="text-12 text-ink-3">{t('unverified')}</span>}
    </>
  )
}

function Facts({ user, nowMs }: Pick<UserRowProps, 'user' | 'nowMs'>) {
  const t = useTranslations('admin.users')
  const { ago } = useFormat()
  const { createdAt, lastSeenAt, uploadBytes } = user
  const isLarge = uploadBytes >= GIGABYTE
  const value = isLarge
    ? Math.round((uploadBytes / GIGABYTE) * 10) / 10
    : Math.ceil(uploadBytes / MEGABYTE)
  const size = t(isLarge ? 'size.gb' : 'size.mb', { value })
  return (
    <p className="text-12 text-ink-3">
      {t('facts.joined', { createdAt: new Date(createdAt) })} ·{' '}
      {lastSeenAt ? t('facts.seen', { lastSeen: ago(lastSeenAt, nowMs) }) : t('facts.unseen')} ·{' '}
      {t('facts.uploads', { size })}
    </p>
  )
}
