/** A citizen hands over an identity card: three calls of your page. The session and the document stay on this server. */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Qujat } from '@qujat/sdk';
import session from 'express-session';
import { DocumentController } from './document.controller.js';
import { QujatErrorFilter } from './qujat-error.filter.js';

const { QUJAT_API_KEY = '', QUJAT_BASE_URL = 'http://127.0.0.1:8080', PORT = '3000' } = process.env;

@Module({
  controllers: [DocumentController],
  providers: [{ provide: Qujat, useFactory: () => new Qujat({ apiKey: QUJAT_API_KEY, baseUrl: QUJAT_BASE_URL }) }],
})
class AppModule {}

const app = await NestFactory.create(AppModule);
// In production, keep the visits in a store that all processes share, and set `cookie.secure`.
const cookie = { httpOnly: true, sameSite: 'strict', maxAge: 30 * 60_000 } as const;
app.use(session({ secret: randomUUID(), resave: false, saveUninitialized: false, cookie }));
app.useGlobalFilters(new QujatErrorFilter());
await app.listen(Number(PORT), '127.0.0.1');
console.log(await app.getUrl());
