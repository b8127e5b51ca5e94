import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AccountPage } from '@/components/account/account-page'
import { LoginForm } from '@/components/account/login-form'
import { pageContext } from '@/lib/auth/page-context'
import { ownPathOr } from '@/lib/contract/own-path'

export const metadata: Metadata = { title: 'Sign in' }

type LoginProps = { searchParams: Promise<{ next?: string | string[] }> }

export default async function LoginPage({ searchParams }: LoginProps) {
  const next = ownPathOr((await searchParams).next)
  const { actor } = await pageContext()
  if (actor && !actor.isGuest) redirect(next)
  return (
    <AccountPage
      title="Sign in"
      below={
        <>
          New here?{' '}
          <Link href={`/register?next=${encodeURIComponent(next)}`} className="link text-ink-1">
            Create an account
          </Link>
        </>
      }
    >
      <LoginForm next={next} />
    </AccountPage>
  )
}
