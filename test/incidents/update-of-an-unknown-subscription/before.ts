// rule: silent-guard
import { PrismaClient } from "@prisma/client";
import express, { type Request, type Response } from "express";
import Stripe from "stripe";

const app = express();
const prisma = new PrismaClient();
const stripe = new Stripe(String(process.env["STRIPE_KEY"]));

async function takeOverStatus({ id, status }: Stripe.Subscription): Promise<void> {
  const plan = await prisma.plan.findFirst({ where: { subscription: id } });
  if (!plan) return;
  await prisma.plan.update({ where: { id: plan.id }, data: { status } });
}

// Stripe delivers an event again until it hears a 2xx.
app.post("/webhooks/stripe", express.raw({ type: "*/*" }), async (request: Request, response: Response) => {
  const signature = request.headers["stripe-signature"];
  const event = stripe.webhooks.constructEvent(request.body, signature, String(process.env["STRIPE_SECRET"]));
  if (event.type === "customer.subscription.updated") await takeOverStatus(event.data.object);
  response.sendStatus(200);
});
