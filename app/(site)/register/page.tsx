import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AccountPage } from '@/components/account/account-page'
import { RegisterForm } from '@/components/account/register-form'
import { pageContext } from '@/lib/auth/page-context'
import { ownPathOr } from '@/lib/contract/own-path'

export const metadata: Metadata = { title: 'Create an account' }

type RegisterProps = { searchParams: Promise<{ next?: string | string[] }> }

export default async function RegisterPage({ searchParams }: RegisterProps) {
  const next = ownPathOr((await searchParams).next)
  const { actor } = await pageContext()
  if (actor && !actor.isGuest) redirect(next)
  return (
    <AccountPage
      title="Create an account"
      below={
        <>
          Have one already?{' '}
          <Link href={`/login?next=${encodeURIComponent(next)}`} className="link text-ink-1">
            Sign in
          </Link>
        </>
      }
    >
      <RegisterForm next={next} />
    </AccountPage>
  )
}
