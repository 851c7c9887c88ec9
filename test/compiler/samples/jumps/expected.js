(function($at,$enter,$here,$iterate,$leave,$name,$top,$value,Error,console){"use strict";function find(xs          ) {const $s=$enter(1);try{
  {const $c1=$here();try {
    {const $l2=$here();let $i3=0;for (const x of xs) {$iterate($l2,2,$i3++);if (x > 1) return x};$leave($l2)}
    throw new Error('none')
  } catch (error) {$leave($c1);
    return $value(3,0)
  } finally {$leave($c1);
    console.log('done')
  }}
}finally{$leave($s)}}
$at(4);const found = $top(0,$name(find([$value(6,1), $value(7,2)]),5))
})
