import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch, Router as WouterRouter } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { Shell } from './features/shell/Shell.tsx'
import { ActivityPage } from './pages/Activity.page.tsx'
import { AttentionPage } from './pages/Attention.page.tsx'
import { BoardPage } from './pages/Board.page.tsx'
import { CustomersPage } from './pages/Customers.page.tsx'
import { GuidePage } from './pages/Guide.page.tsx'
import { ImportOrdersPage } from './pages/ImportOrders.page.tsx'
import { MailboxesPage } from './pages/Mailboxes.page.tsx'
import { MessagesPage } from './pages/Messages.page.tsx'
import { NewOrderPage } from './pages/NewOrder.page.tsx'
import { NotFoundPage } from './pages/NotFound.page.tsx'
import { OrderPage } from './pages/Order.page.tsx'
import { OrdersPage } from './pages/Orders.page.tsx'
import { PlansPage } from './pages/Plans.page.tsx'
import { PracticeOrderPage } from './pages/PracticeOrder.page.tsx'
import { SettingsPage } from './pages/Settings.page.tsx'
import { StartPage } from './pages/Start.page.tsx'
import { TransfersPage } from './pages/Transfers.page.tsx'

// apart, because it brings the charts, which no other page needs
const DashboardPage = lazy(async () => ({
  default: (await import('./pages/Dashboard.page.tsx')).DashboardPage,
}))

// a value, not a call: wouter calls it itself
const hashLocation = useHashLocation

/** Every page by its address; the hash keeps it over a reload of `app://`. */
export function Router() {
  return (
    <WouterRouter hook={hashLocation}>
      <Shell>
        <Switch>
          <Route path="/">
            <Redirect to="/orders" replace />
          </Route>
          <Route path="/start">
            <StartPage />
          </Route>
          <Route path="/dashboard">
            <Suspense fallback={null}>
              <DashboardPage />
            </Suspense>
          </Route>
          <Route path="/orders">
            <OrdersPage />
          </Route>
          <Route path="/orders/board">
            <BoardPage />
          </Route>
          <Route path="/orders/new">
            <NewOrderPage key="new" />
          </Route>
          <Route path="/orders/new/practice">
            <PracticeOrderPage />
          </Route>
          <Route path="/orders/import">
            <ImportOrdersPage />
          </Route>
          <Route path="/orders/new/from/:id">
            {({ id }) => <NewOrderPage key={`from ${id}`} from={Number(id)} />}
          </Route>
          <Route path="/orders/:id/edit/:part?">
            {({ id, part }) => <NewOrderPage key={id} id={Number(id)} part={part} />}
          </Route>
          <Route path="/orders/:id/:tab?">
            {({ id, tab }) => <OrderPage key={`${id} ${tab}`} id={Number(id)} tab={tab} />}
          </Route>
          <Route path="/attention">
            <AttentionPage />
          </Route>
          <Route path="/transfers">
            <TransfersPage />
          </Route>
          <Route path="/mailboxes">
            <MailboxesPage />
          </Route>
          <Route path="/customers/:id?">
            {({ id }) => <CustomersPage {...(id !== undefined && { id: Number(id) })} />}
          </Route>
          <Route path="/plans/:section?">
            {({ section }) => <PlansPage section={section} />}
          </Route>
          <Route path="/messages/:section?">
            {({ section }) => <MessagesPage section={section} />}
          </Route>
          <Route path="/activity/:section?">
            {({ section }) => <ActivityPage section={section} />}
          </Route>
          <Route path="/guide/:section?">
            {({ section }) => <GuidePage section={section} />}
          </Route>
          <Route path="/settings/:section?">
            {({ section }) => <SettingsPage section={section} />}
          </Route>
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Shell>
    </WouterRouter>
  )
}
