let v = 5
export default v
v = 6
console.log(v)
