(function*($add,$at,$enter,$export,$import,$leave,$mul,$name,$top){"use strict";const $m1=$import("./data.csv"),$m2=$import("./a.nn.ts"),$m3=$import("./all.nn.ts"),$m4=$import("./effect.nn.ts"),$m5=$import("./star.nn.ts");$export({get a(){return $m2.a},get renamed(){return $m2.b},get d(){return $m2.d},get x(){return x},get y(){return y},get w(){return w},get f(){return f},get default(){return $default}},"./star.nn.ts");yield;;
;
;

;
;
;
;
;
$at(1);const x    = $top(0,$mul($m2.a , 2,4)), { y, z: [w] } = $m3.point;$top(1,$name(y,5)),$top(2,$name(w,6));
function f(u   ) {const $s=$enter(7);try{
  return $add((0,$m2.b)(u) , new $m3.Thing().n,8)
}finally{$leave($s)}}
$at(9);const $default=$top(3,{ a:$m2.a, c:$m2.b, data:$m1.default })
})
