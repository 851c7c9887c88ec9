// The library `nn`: everything a program finds behind that name.
export * from './dot.nn.ts'
export * from './neuron.nn.ts'
