import { contextBridge } from 'electron';
import { bridge } from './bridge.ts';

contextBridge.exposeInMainWorld('siaga', bridge);
